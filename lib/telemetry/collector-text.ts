/** As the configuration of a collector has it: there `$` begins a variable, and `$$` is the character. */
export const inConfiguration = (text: string): string => text.replaceAll('$', '$$$$');

/** A string of the OpenTelemetry Transformation Language: https://github.com/open-telemetry/opentelemetry-collector-contrib/blob/v0.155.0/pkg/ottl/LANGUAGE.md */
export const ottlString = (text: string): string =>
  `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
