import {LitElement, html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {dueText, timeOf} from './times.js';

const READING_MILLIS = 1000;

/**
 * The conversation and the line to type into. Emits `say` with `{text, about, label}`, `say-again` with a message, and
 * `seen` with the id of a notification that the person has had before them.
 */
class ChatLog extends LitElement {
  static properties = {messages: {type: Array}};

  createRenderRoot() {
    return this;
  }

  updated(changes) {
    const log = this.querySelector('[role=log]');
    if (changes.has('messages') && log) log.scrollTop = log.scrollHeight;
    this.watch ??= new IntersectionObserver((entries) => entries.forEach((entry) => this.looked(entry)), {threshold: 0.5});
    this.querySelectorAll('[data-notification]').forEach((article) => this.watch.observe(article));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.watch?.disconnect();
    this.watch = undefined;
  }

  /** Seen is what stands on a page that is looked at, for as long as it takes to read. */
  looked({target, isIntersecting}) {
    clearTimeout(target.reading);
    if (!isIntersecting) return;
    target.reading = setTimeout(() => {
      if (document.hidden) {
        document.addEventListener('visibilitychange', () => this.looked({target, isIntersecting}), {once: true});
        return;
      }
      this.watch?.unobserve(target);
      this.dispatchEvent(new CustomEvent('seen', {detail: target.dataset.notification}));
    }, READING_MILLIS);
  }

  /** Brings the first of these notifications before the person; false when none of them is in the conversation. */
  show(ids) {
    const article = [...this.querySelectorAll('[data-notification]')].find((one) => ids.has(one.dataset.notification));
    article?.scrollIntoView({block: 'center'});
    article?.querySelector('button')?.focus();
    return Boolean(article);
  }

  say(text, about, label) {
    this.dispatchEvent(new CustomEvent('say', {detail: {text, about, label}}));
  }

  submit(event) {
    event.preventDefault();
    const input = this.querySelector('#say');
    this.say(input.value);
    input.value = '';
    this.resize(input);
    // Asked for where it is understood why: a reminder will come when the page is not looked at.
    if ('Notification' in window && Notification.permission === 'default') Notification.requestPermission();
  }

  keydown(event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) this.submit(event);
    if (event.key === 'ArrowUp' && !event.target.value) {
      event.preventDefault();
      const last = this.messages.findLast((message) => message.from === 'me');
      if (last) event.target.value = last.say;
    }
  }

  resize(input) {
    input.style.height = 'auto';
    input.style.height = `${input.scrollHeight}px`;
  }

  /** Arrow keys move along the answers offered, as in any toolbar (WAI-ARIA toolbar pattern). */
  rove(event) {
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    if (!step) return;
    event.preventDefault();
    const next = buttons[(buttons.indexOf(document.activeElement) + step + buttons.length) % buttons.length];
    buttons.forEach((button) => (button.tabIndex = button === next ? 0 : -1));
    next.focus();
  }

  answers(message, isLast) {
    const choices = isLast ? message.choices ?? [] : [];
    const undo = isLast && message.undoable;
    if (!choices.length && !undo) return nothing;
    return html`<div class="answers" role="toolbar" aria-label="Answers" @keydown=${this.rove}>
      ${choices.map((choice, i) => html`<button tabindex=${i ? -1 : 0} @click=${() => this.say(choice.say, undefined, choice.label === choice.say ? undefined : choice.say)}>${choice.label}</button>`)}
      ${undo ? html`<button tabindex=${choices.length ? -1 : 0} @click=${() => this.say('undo')}>Undo</button>` : nothing}
    </div>`;
  }

  task(task, i) {
    return html`<li class=${task.status}>
      <span class="number">${i + 1}</span>
      <span class="title">${task.title}</span>
      ${task.due ? html`<span class="due">${dueText(task.due)}</span>` : nothing}
    </li>`;
  }

  reminder(message) {
    const {taskId, kind, text} = message.notification;
    const about = (say, label) => () => this.say(say, taskId, label);
    return html`<article class="message bot reminder" data-notification=${message.notification.id}>
      <div role="alert">
        <p class="what">${kind === 'reminder' ? 'Reminder' : 'For you'} <time datetime=${message.at}>${timeOf(message.at)}</time></p>
        <p class="text">${text}</p>
      </div>
      ${kind === 'reminder' && taskId ? html`<div class="answers" role="toolbar" aria-label="Reminder" @keydown=${this.rove}>
        <button tabindex="0" @click=${about('complete this task', `Done: ${text}`)}>Done</button>
        <button tabindex="-1" @click=${about('snooze this for 10 minutes', `Snooze 10 minutes: ${text}`)}>Snooze 10 min</button>
        <button tabindex="-1" @click=${about('snooze this for 1 hour', `Snooze an hour: ${text}`)}>1 hour</button>
        <button tabindex="-1" @click=${about('snooze this until tomorrow at 9am', `Snooze until tomorrow: ${text}`)}>Tomorrow</button>
      </div>` : nothing}
    </article>`;
  }

  message(message, isLast) {
    if (message.notification) return this.reminder(message);
    return html`<article class="message ${message.from} ${message.state ?? ''}">
      <p class="text">${message.text}</p>
      ${message.tasks?.some((task) => !message.text.includes(task.title)) ? html`<ol class="chips">${message.tasks.map((task, i) => this.task(task, i))}</ol>` : nothing}
      ${message.state === 'sending' ? html`<p class="note">Sending …</p>` : nothing}
      ${message.state === 'failed' ? html`<p class="note problem">${message.problem ?? 'Not sent.'}
        ${message.hopeless ? nothing : html`<button @click=${() => this.dispatchEvent(new CustomEvent('say-again', {detail: message}))}>Send again</button>`}</p>` : nothing}
      ${this.answers(message, isLast)}
    </article>`;
  }

  render() {
    const messages = this.messages ?? [];
    return html`
      <section class="chat" aria-label="Chat">
        <div class="log" role="log" aria-live="polite" tabindex="0" aria-label="Conversation">
          ${repeat(messages, (message) => message.id, (message, i) => this.message(message, i === messages.length - 1))}
        </div>
        <form class="line" @submit=${this.submit}>
          <label class="hidden" for="say">Say something</label>
          <textarea id="say" rows="1" maxlength="5000" autocomplete="off" placeholder="Buy milk tomorrow at 5pm"
                    @keydown=${this.keydown} @input=${(event) => this.resize(event.target)}></textarea>
          <button class="primary" aria-label="Send">Send</button>
        </form>
      </section>`;
  }
}

customElements.define('chat-log', ChatLog);
