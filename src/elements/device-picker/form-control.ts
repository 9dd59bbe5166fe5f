import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { emptyIsOn } from '../shared/empty-is-on.js';
import type { PropertyValues } from 'lit';

/** What keeps a control from being valid, as `ElementInternals.setValidity` takes it. */
export interface Validity {
  readonly flags: ValidityStateFlags;
  readonly message: string;
}

/** The part of a form control that is the same for every control: name, validity, custom states, the form's callbacks. */
export abstract class FormControl extends LitElement {
  /** Takes part in forms. */
  static readonly formAssociated = true;

  /** Focus goes to the first control inside. */
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  /** The name its value is submitted under; nothing is submitted without one. */
  @property({ reflect: true }) name = '';

  /** The form can't be submitted while there is no device of each kind. */
  @property({ type: Boolean, reflect: true }) required = false;

  /** Can't be used and isn't submitted; opens no device. */
  @property({ type: Boolean, reflect: true }) disabled = false;

  protected readonly internals: ElementInternals = this.attachInternals();
  #disabledByForm = false;
  #customMessage = '';
  #touched = false;

  constructor() {
    super();
    this.addEventListener('invalid', () => this.touch());
  }

  /** @internal */
  override requestUpdate(...change: Parameters<LitElement['requestUpdate']>): void {
    emptyIsOn(this, change[0], change[2]);
    super.requestUpdate(...change);
  }

  /** The form it belongs to. */
  get form(): HTMLFormElement | null {
    return this.internals.form;
  }

  /** The labels of the page that belong to it. */
  get labels(): NodeList {
    return this.internals.labels;
  }

  /** What the control's value lacks. */
  get validity(): ValidityState {
    return this.internals.validity;
  }

  /** The sentence a person is shown when it isn't valid. */
  get validationMessage(): string {
    return this.internals.validationMessage;
  }

  /** Whether it is validated when the form is submitted. */
  get willValidate(): boolean {
    return this.internals.willValidate;
  }

  /** Whether it is valid; fires `invalid` when not. */
  checkValidity(): boolean {
    return this.internals.checkValidity();
  }

  /** As `checkValidity()`, and shows the person what is wrong. */
  reportValidity(): boolean {
    return this.internals.reportValidity();
  }

  /** Makes it invalid with a sentence of the page's own; an empty one makes it valid again. */
  setCustomValidity(message: string): void {
    this.#customMessage = message;
    this.syncValidity();
  }

  /** @internal */
  formDisabledCallback(disabled: boolean): void {
    this.#disabledByForm = disabled;
    this.requestUpdate();
  }

  /** @internal */
  formResetCallback(): void {
    this.#touched = false;
    this.reset();
  }

  /** Disabled itself, or by a `<fieldset>` around it. */
  protected get isDisabled(): boolean {
    return this.disabled || this.#disabledByForm;
  }

  /** A person has used it: from now on it may look invalid. */
  protected touch(): void {
    this.#touched = true;
    this.syncValidity();
    this.requestUpdate();
  }

  /** Invalid, and a person has used it. */
  protected get userInvalid(): boolean {
    return this.#touched && this.willValidate && !this.validity.valid;
  }

  protected setState(name: string, on: boolean): void {
    if (on) this.internals.states.add(name);
    else this.internals.states.delete(name);
  }

  protected syncValidity(): void {
    const { flags, message } = this.validate();
    const all = this.#customMessage ? { ...flags, customError: true } : flags;
    const anchor = this.validityAnchor();
    const text = this.#customMessage || message;
    if (anchor) this.internals.setValidity(all, text, anchor);
    else this.internals.setValidity(all, text);
    const invalid = !this.internals.validity.valid && this.internals.willValidate;
    this.setState('invalid', invalid);
    this.setState('user-invalid', invalid && this.#touched);
  }

  protected override updated(_changed: PropertyValues<this>): void {
    this.syncValidity();
  }

  /** Back to what the attributes say. */
  protected abstract reset(): void;

  protected abstract validate(): Validity;

  /** Where the browser points its message; has to be in the shadow root. */
  protected abstract validityAnchor(): HTMLElement | undefined;
}
