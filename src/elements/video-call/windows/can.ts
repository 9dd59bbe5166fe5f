/** Whether the element can fill the screen: not on iPhones, and not in a frame that was not allowed to. */
export const canBeFullscreen = (): boolean => document.fullscreenEnabled;

/** Whether there is a window for a whole document that stays above the others. */
export const hasOwnWindow = (): boolean => 'documentPictureInPicture' in globalThis && window.top === window;

/** Whether the call, or at least one picture of it, can be in a small window that stays above the others. */
export const canBeSmall = (): boolean => hasOwnWindow() || document.pictureInPictureEnabled;
