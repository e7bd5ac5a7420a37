/** Up to how many cores a program may take that asks for so many: a start, a replay or a merge may have what is free. */
export const cpuLimit = (cpu: number): number => cpu * 2;
