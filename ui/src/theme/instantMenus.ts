/**
 * Menus are there at once and gone at once. One that fades swallows the next click, and one that still grows is
 * clicked beside what was meant.
 */
export const instantMenus = {
  components: {
    MuiMenu: { defaultProps: { transitionDuration: 0 } },
    MuiPopover: { defaultProps: { transitionDuration: 0 } },
  },
} as const;
