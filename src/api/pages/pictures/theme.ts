export const themes = ['light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** The colours of a picture beside those of the kinds. Text has a contrast of at least 4.5 on paper and on cards. */
export interface Palette {
  readonly paper: string;
  readonly card: string;
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  /** A relation that means little by itself. */
  readonly weakLine: string;
}

export const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    paper: '#ffffff',
    card: '#f5f6f9',
    ink: '#1c1e26',
    quiet: '#5b5f6e',
    line: '#7f8894',
    weakLine: '#c3c9d1',
  },
  dark: {
    paper: '#15171c',
    card: '#1d2027',
    ink: '#e8e9ee',
    quiet: '#a4a8b8',
    line: '#8b94a1',
    weakLine: '#4a505c',
  },
};
