import {LitElement, html} from 'lit';
import {api} from './api.js';

/** Signing in, and signing up, which signs in too. Emits `signed-in` with the account. */
class SignIn extends LitElement {
  static properties = {
    problem: {type: String},
    busy: {state: true},
    isNew: {state: true},
  };

  constructor() {
    super();
    this.isNew = false;
  }

  createRenderRoot() {
    return this;
  }

  async submit(event) {
    event.preventDefault();
    const {name, password} = event.target.elements;
    this.busy = true;
    this.problem = undefined;
    try {
      if (this.isNew) await api.signUp(name.value, password.value);
      await api.signIn(name.value, password.value);
      this.dispatchEvent(new CustomEvent('signed-in', {detail: await api.session()}));
    } catch (error) {
      this.problem = error.message;
    } finally {
      this.busy = false;
    }
  }

  render() {
    return html`
      <form class="card sign-in" @submit=${this.submit}>
        <h1><img src="/icon.svg" alt="" width="40" height="40"> Todo Chatbot</h1>
        <p>Say what there is to do, and be reminded in time.</p>
        <label>Name <input name="name" autocomplete="username" required autofocus maxlength="64"></label>
        <label>Password
          <input name="password" type="password" required minlength=${this.isNew ? 8 : 1}
                 autocomplete=${this.isNew ? 'new-password' : 'current-password'}>
        </label>
        <p class="problem" role="alert">${this.problem ?? ''}</p>
        <button class="primary" ?disabled=${this.busy}>${this.isNew ? 'Create account' : 'Sign in'}</button>
        <button type="button" class="quiet" @click=${() => (this.isNew = !this.isNew)}>
          ${this.isNew ? 'I have an account' : 'I am new here'}
        </button>
      </form>`;
  }
}

customElements.define('sign-in', SignIn);
