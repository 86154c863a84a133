import {LitElement, html, nothing} from 'lit';
import {api, timezone} from './api.js';

const WEEK_STARTS = [['monday', 'Monday'], ['sunday', 'Sunday'], ['saturday', 'Saturday']];
const DATE_ORDERS = [['month-first', '5/6 is 6 May'], ['day-first', '5/6 is 5 June']];

/**
 * Settings, the calendar feed, what goes in and out, and the end of the account, in a dialog. Emits `changed` after an import,
 * and `deleted` when the account is gone.
 */
class SettingsPanel extends LitElement {
  static properties = {
    settings: {state: true},
    feed: {state: true},
    said: {state: true},
    problem: {state: true},
    busy: {state: true},
  };

  createRenderRoot() {
    return this;
  }

  async show() {
    this.said = this.problem = undefined;
    this.querySelector('dialog').showModal();
    await this.doing(async () => {
      this.settings = await api.settings();
      this.feed = await api.feed();
    });
  }

  /** Does one thing at a time, and tells when it fails. */
  async doing(work, said) {
    this.busy = true;
    this.problem = this.said = undefined;
    try {
      const told = await work();
      this.said = said ?? told;
    } catch (error) {
      this.problem = error.message;
    } finally {
      this.busy = false;
    }
  }

  change(name, value) {
    return this.doing(async () => {
      this.settings = await api.changeSettings({[name]: value});
    }, 'Saved. What is set already stays as it is.');
  }

  makeFeed() {
    return this.doing(async () => {
      const {path} = await api.makeFeed();
      this.feed = {exists: true, address: new URL(path, location.href).href};
    }, 'This is the only time that the address is shown: subscribe to it in your calendar program now.');
  }

  revokeFeed() {
    return this.doing(async () => {
      await api.revokeFeed();
      this.feed = {exists: false};
    }, 'The address does not work any more.');
  }

  import(event) {
    const [file] = event.target.files;
    event.target.value = '';
    if (!file) return undefined;
    return this.doing(async () => {
      const told = await api.import(file.name.endsWith('.csv') ? 'csv' : 'json', await file.text());
      this.dispatchEvent(new CustomEvent('changed'));
      return `${told.reply} Say “undo” to take it back.`;
    });
  }

  delete(event) {
    event.preventDefault();
    const {password} = event.target.elements;
    return this.doing(async () => {
      await api.deleteAccount(password.value);
      this.querySelector('dialog').close();
      this.dispatchEvent(new CustomEvent('deleted'));
    });
  }

  choice(name, label, options) {
    return html`<label>${label}
      <select ?disabled=${this.busy} @change=${(event) => this.change(name, event.target.value)}>
        ${options.map(([value, text]) => html`<option value=${value} .selected=${this.settings[name] === value}>${text}</option>`)}
      </select></label>`;
  }

  render() {
    return html`<dialog class="card settings" aria-label="Settings">
      <form method="dialog"><button class="quiet close" aria-label="Close settings">✕</button></form>
      <h2>Settings</h2>
      <p class="problem" role="alert">${this.problem ?? ''}</p>
      <p class="said" role="status">${this.said ?? ''}</p>
      ${this.settings ? html`
        <label>Time zone
          <select ?disabled=${this.busy} @change=${(event) => this.change('timezone', event.target.value || null)}>
            <option value="" .selected=${!this.settings.timezone}>As on this device (${timezone()})</option>
            ${Intl.supportedValuesOf('timeZone').map((zone) =>
              html`<option value=${zone} .selected=${this.settings.timezone === zone}>${zone}</option>`)}
          </select></label>
        ${this.choice('weekStart', 'The week starts on', WEEK_STARTS)}
        <label>Days without a time are reminded of at
          <input type="time" .value=${this.settings.reminderTime} ?disabled=${this.busy} required
                 @change=${(event) => event.target.value && this.change('reminderTime', event.target.value)}></label>
        ${this.choice('dateOrder', 'Dates', DATE_ORDERS)}` : nothing}
      <h2>Calendar</h2>
      <p>A secret address by which calendar programs show your tasks. Whoever has it can read them.</p>
      ${this.feed?.address ? html`<input readonly aria-label="Address of the calendar feed" .value=${this.feed.address}
          @focus=${(event) => event.target.select()}>` : nothing}
      <div class="row">
        <button ?disabled=${this.busy} @click=${this.makeFeed}>${this.feed?.exists ? 'Make a new address' : 'Make an address'}</button>
        ${this.feed?.exists ? html`<button ?disabled=${this.busy} @click=${this.revokeFeed}>Revoke it</button>` : nothing}
      </div>
      <h2>Your data</h2>
      <div class="row">
        <a class="button" href="/api/export" download="todo-chatbot.json">Everything (JSON)</a>
        <a class="button" href="/api/export/tasks.csv" download="todo-chatbot.csv">Open tasks (CSV)</a>
      </div>
      <label>Import a file of either kind, or Todoist's CSV
        <input type="file" accept=".json,.csv" ?disabled=${this.busy} @change=${this.import}></label>
      <details>
        <summary>Delete my account</summary>
        <form @submit=${this.delete}>
          <p>Everything that is yours is deleted, and cannot be brought back.</p>
          <label>Your password, once more
            <input name="password" type="password" autocomplete="current-password" required></label>
          <button class="danger" ?disabled=${this.busy}>Delete my account and everything in it</button>
        </form>
      </details>
    </dialog>`;
  }
}

customElements.define('settings-panel', SettingsPanel);
