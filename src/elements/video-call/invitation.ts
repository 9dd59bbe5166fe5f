/** What is for one person alone, behind the `?` or the `#`: who they are, and what lets them in. */
const OWN =
  /([?#&])(?:(?:peer-id|display-name|[\w-]*(?:token|jwt|secret)|(?:[\w-]*[-_]|api)?key)=[^&#]*(?:&|(?=#)|$))+/gi;

/** The page's address, without what is in it of the person who passes it on. */
export const invitation = (address = location.href): string =>
  address.replace(OWN, '$1').replace(/[?&]+(?=#|$)|#$/g, '');

/** Whether the system can pass a link on to other apps. */
export const canShare = (): boolean => typeof (navigator as Partial<Navigator>).share === 'function';

/** Lets the system pass the link on; `false` where it would not. A person who changes their mind has done so. */
export async function share(): Promise<boolean> {
  try {
    await navigator.share({ title: document.title, url: invitation() });
    return true;
  } catch (error) {
    return (error as Partial<Error> | null)?.name === 'AbortError';
  }
}
