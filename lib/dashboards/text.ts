import { type Frame, type FrameProps, frame } from '#lib/dashboards/frame';
import type { Visualization } from '#lib/dashboards/visualization';
import { placeOfCaller } from '#lib/place';

export interface TextProps extends FrameProps {
  readonly markdown: string;
}

/** Prose beside the graphs. */
export interface Text extends Frame {
  readonly kind: 'text';
  readonly markdown: string;
}

export function text(title: string, { markdown, ...props }: TextProps): Text {
  const size = { width: 24, height: 4 };
  return { kind: 'text', ...frame(title, props, size, placeOfCaller(text)), markdown };
}

export function renderText({ markdown }: Text): Visualization {
  return {
    type: 'text',
    options: { mode: 'markdown', content: markdown },
    fieldConfig: { defaults: {}, overrides: [] },
  };
}
