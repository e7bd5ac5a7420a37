import { Type } from '@sinclair/typebox';
import { type leastMemory, resourcesSchema } from '#lib/environment/schema/components';

/** What is chosen of a program of which two run unless a site says otherwise. */
export const replicated = (program: keyof typeof leastMemory, purpose: string) => ({
  replicas: Type.Integer({ description: purpose, minimum: 1, maximum: 64, default: 2 }),
  resources: resourcesSchema(program),
});
