/** The colours of Grafana's palette that dashboards use, by its own names: they follow the light and the dark theme. */
export type Color = 'green' | 'yellow' | 'orange' | 'red' | 'blue' | 'purple' | 'text';
