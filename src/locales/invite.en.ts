/** The texts of the invitation while nobody else is there, besides those of the call. */
export const en = {
  /** Lets the system pass the link on to other apps. */
  shareLink: 'Share',
};

export type InviteStrings = typeof en;
