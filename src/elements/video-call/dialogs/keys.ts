import { html } from 'lit';
import { renderDialog } from './dialog-frame.js';
import type { TemplateResult } from 'lit';
import type { Actions, View } from '../view.js';
import type { DialogWords } from './dialog-words.js';

type Line = readonly [key: string, what: string];

/** Keys, and what they do in this call. */
function linesOf(
  view: View,
  { toggleFullscreen, togglePictureInPicture }: Actions,
  words: DialogWords,
): Line[] {
  const { isAudioOnly, canShareScreen, canFullscreen, canPictureInPicture, hasHand, hasChat } = view;
  const lines: readonly (Line | false | undefined)[] = [
    ['M', words.microphone],
    !isAudioOnly && ['V', words.camera],
    [words.spaceKey, words.holdToTalk],
    canShareScreen && ['S', words.shareScreen],
    hasHand && ['H', words.raiseHand],
    hasChat && ['C', words.chat],
    canFullscreen && toggleFullscreen && ['F', words.fullscreen],
    canPictureInPicture && togglePictureInPicture && ['P', words.smallWindow],
    ['L', words.nextLayout],
    ['1 – 9', words.pinByNumber],
    ['?', words.keysTitle],
  ];
  return lines.filter((line): line is Line => Boolean(line));
}

/** All single keys, while the focus is in the call. */
export function renderKeys(view: View, actions: Actions, words: DialogWords): TemplateResult {
  return renderDialog({
    name: 'keys',
    title: words.keysTitle,
    closing: words.closeDialog,
    closed: () => actions.openDialog(null),
    content: html`<dl class="keys">
        ${linesOf(view, actions, words).map(
          ([key, what]) =>
            html`<div>
              <dt>${what}</dt>
              <dd><kbd part="key">${key}</kbd></dd>
            </div>`,
        )}
      </dl>
      <p class="keys-note">${words.keysMean}</p>`,
  });
}
