import {LitElement, html, nothing} from 'lit';
import {api} from './api.js';
import {Live} from './live.js';
import './sign-in.js';
import './chat-log.js';
import './task-list.js';
import './settings-panel.js';

const KEPT_MESSAGES = 100;
const RETRIES = [500, 1000, 2000, 4000, 8000];
const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

/** The page: who is signed in, what was said, and what there is to do. */
class TodoApp extends LitElement {
  static properties = {
    account: {state: true},
    messages: {state: true},
    tasks: {state: true},
    more: {state: true},
    filter: {state: true},
    search: {state: true},
    sort: {state: true},
    unread: {state: true},
    connected: {state: true},
    showTasks: {state: true},
    problem: {state: true},
  };

  constructor() {
    super();
    this.account = undefined;
    this.messages = [];
    this.tasks = [];
    this.more = null;
    this.filter = 'pending';
    this.search = '';
    this.sort = 'created';
    this.unread = new Set();
    this.connected = true;
    this.showTasks = false;
    this.sending = Promise.resolve();
  }

  createRenderRoot() {
    return this;
  }

  async connectedCallback() {
    super.connectedCallback();
    addEventListener('keydown', (event) => this.account && this.shortcut(event));
    try {
      this.enter(await api.session());
    } catch (error) {
      this.account = null;
      if (error.status !== 401) this.problem = error.message;
    }
  }

  enter(account) {
    this.account = account;
    this.problem = undefined;
    this.messages = JSON.parse(sessionStorage.getItem(`messages:${account.id}`) ?? '[]').map((message) =>
      message.state === 'sending' ? {...message, state: 'failed'} : message);
    if (this.messages.length === 0) this.greet();
    this.live = new Live(account.id, {
      notification: (notification) => this.notify(notification),
      task: () => this.apply(),
      gap: () => this.readTasks(),
      looked: () => this.readUnread(),
      state: (connected) => (this.connected = connected),
    });
    this.live.start();
    this.readTasks();
    this.readUnread();
  }

  greet() {
    this.add({
      from: 'bot',
      text: `Hello ${this.account.name}! Tell me what there is to do, in your own words.`,
      choices: [
        {label: 'Add a task', say: 'Create a task to buy groceries'},
        {label: 'Set a reminder', say: 'Remind me to call the bank tomorrow at 9am'},
        {label: 'Show my tasks', say: 'Show my pending tasks'},
        {label: 'Help', say: 'help'},
      ],
    });
  }

  async leave() {
    this.live?.stop();
    try {
      await api.signOut();
    } catch (error) {
      if (error.status !== 401) {
        this.problem = error.message;
        this.live.start();
        return;
      }
    }
    this.forget();
  }

  /** Whoever comes next to this browser sees nothing of it. */
  forget() {
    this.live?.stop();
    sessionStorage.removeItem(`messages:${this.account.id}`);
    this.account = null;
    this.messages = [];
    this.tasks = [];
    this.count(new Set());
  }

  add(message) {
    this.keep([...this.messages, {id: crypto.randomUUID(), at: new Date().toISOString(), ...message}]);
  }

  change(id, values) {
    this.keep(this.messages.map((message) => (message.id === id ? {...message, ...values} : message)));
  }

  keep(messages) {
    this.messages = messages.slice(-KEPT_MESSAGES);
    sessionStorage.setItem(`messages:${this.account.id}`, JSON.stringify(this.messages));
  }

  /** Says something. One message after the other, so that they are understood in the order in which they were said. */
  say(text, about, label) {
    if (!text.trim()) return;
    const message = {id: crypto.randomUUID(), from: 'me', text: label ?? text, say: text, about, state: 'sending'};
    this.showTasks = false;
    this.add(message);
    this.sending = this.sending.then(() => this.send(message));
  }

  sayAgain(message) {
    this.change(message.id, {state: 'sending'});
    this.sending = this.sending.then(() => this.send(message));
  }

  /** The same message id each time: whatever got through before is not done twice. */
  async send(message) {
    for (const wait of [...RETRIES, null]) {
      try {
        const reply = await api.chat(message.id, message.say, message.about);
        this.change(message.id, {state: 'sent'});
        this.add({from: 'bot', text: reply.reply, tasks: reply.tasks, choices: reply.choices, undoable: reply.undoable});
        this.readTasks();
        return;
      } catch (error) {
        if (error.status === 401) {
          this.live.stop();
          this.account = null;
          this.problem = 'Your session has ended. Sign in again.';
          return;
        }
        if (!error.passing || wait === null) {
          this.change(message.id, {state: 'failed', problem: error.message, hopeless: !error.passing});
          return;
        }
        await pause(wait * (0.75 + Math.random() / 2));
      }
    }
  }

  notify(notification) {
    if (notification.kind === 'reply') {
      // The answer to something that was queued; it needs nothing to be done.
      this.seen(notification.id);
      this.add({from: 'bot', id: `notification-${notification.id}`, text: notification.text, at: notification.at});
      this.readTasks();
      return;
    }
    this.add({from: 'bot', id: `notification-${notification.id}`, notification, text: notification.text, at: notification.at});
    if (!notification.seenAt) this.count(new Set([...this.unread, notification.id]));
    if (document.hidden && 'Notification' in window && Notification.permission === 'granted') {
      new Notification('Reminder', {body: notification.text, tag: notification.id});
    }
  }

  count(unread) {
    this.unread = unread;
    document.title = unread.size ? `(${unread.size}) Todo Chatbot` : 'Todo Chatbot';
  }

  /** What is unread on the server: it may have been seen on another page. */
  async readUnread() {
    try {
      const page = await api.notifications(undefined, 'false');
      this.count(new Set(page.items.filter((notification) => notification.kind !== 'reply').map((notification) => notification.id)));
    } catch {
      // The next look tells.
    }
  }

  async seen(...ids) {
    this.count(new Set([...this.unread].filter((one) => !ids.includes(one))));
    try {
      await api.seen(ids);
    } catch {
      this.readUnread();
    }
  }

  async showUnread() {
    this.showTasks = false;
    await this.updateComplete;
    if (!this.querySelector('chat-log').show(this.unread)) this.seen(...this.unread);
  }

  shortcut(event) {
    const typing = ['INPUT', 'TEXTAREA', 'SELECT'].includes(event.target.tagName);
    if (typing || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
    event.preventDefault();
    this.say(event.shiftKey ? 'redo' : 'undo');
  }

  async readTasks() {
    const wanted = [this.filter, this.search, this.sort].join('|');
    try {
      const page = await api.tasks(this.filter === 'all' ? '' : this.filter, this.search, this.sort);
      if (wanted !== [this.filter, this.search, this.sort].join('|')) return;
      this.tasks = page.items;
      this.more = page.next;
    } catch (error) {
      if (error.status === 401) this.account = null;
      // What serves them may be on its way back.
      else if (error.passing) this.apply(1000);
    }
  }

  async readMore() {
    const page = await api.tasks(this.filter === 'all' ? '' : this.filter, this.search, this.sort, this.more);
    const known = new Set(this.tasks.map((task) => task.id));
    this.tasks = [...this.tasks, ...page.items.filter((task) => !known.has(task.id))];
    this.more = page.next;
  }

  /** A task changed, here or on another page. The list is read again: filter and order are the server's. */
  apply(wait = 50) {
    clearTimeout(this.refresh);
    this.refresh = setTimeout(() => this.account && this.readTasks(), wait);
  }

  render() {
    if (this.account === undefined) return nothing;
    if (this.account === null) {
      return html`<sign-in .problem=${this.problem} @signed-in=${(event) => this.enter(event.detail)}></sign-in>`;
    }
    return html`
      <header class="bar">
        <h1><img src="/icon.svg" alt="" width="26" height="26"> <span>Todo Chatbot</span></h1>
        <p class="who">${this.account.name}</p>
        ${this.unread.size ? html`<button class="unread" @click=${this.showUnread}
            aria-label=${`${this.unread.size} new ${this.unread.size === 1 ? 'reminder' : 'reminders'}: show`}>${this.unread.size} new</button>` : nothing}
        <button class="quiet icon" aria-label="Undo the last change" title="Undo (Ctrl+Z)" @click=${() => this.say('undo')}>↶</button>
        <button class="quiet icon" aria-label="Redo" title="Redo (Ctrl+Shift+Z)" @click=${() => this.say('redo')}>↷</button>
        <button class="quiet tasks-toggle" aria-expanded=${this.showTasks} aria-controls="tasks"
                @click=${() => (this.showTasks = !this.showTasks)}>${this.showTasks ? 'Chat' : 'Tasks'}</button>
        <button class="quiet icon" aria-label="Settings" title="Settings"
                @click=${() => this.querySelector('settings-panel').show()}>⚙</button>
        <button class="quiet" @click=${this.leave}>Sign out</button>
      </header>
      <p class="banner" role="status" ?hidden=${this.connected && !this.problem}>
        ${this.problem ?? 'The connection is lost. Reminders that come meanwhile are kept, and shown when it is back.'}
      </p>
      <main class=${this.showTasks ? 'tasks-first' : ''}>
        <chat-log .messages=${this.messages}
                  @say=${(event) => this.say(event.detail.text, event.detail.about, event.detail.label)}
                  @say-again=${(event) => this.sayAgain(event.detail)}
                  @seen=${(event) => this.unread.has(event.detail) && this.seen(event.detail)}></chat-log>
        <task-list id="tasks" .tasks=${this.tasks} .filter=${this.filter} .sort=${this.sort} .more=${this.more}
                   @say=${(event) => this.say(event.detail.text, event.detail.about, event.detail.label)}
                   @filter=${(event) => {
                     this.filter = event.detail;
                     this.readTasks();
                   }}
                   @search=${(event) => {
                     this.search = event.detail;
                     this.readTasks();
                   }}
                   @sort=${(event) => {
                     this.sort = event.detail;
                     this.readTasks();
                   }}
                   @more=${this.readMore}></task-list>
      </main>
      <settings-panel @changed=${this.readTasks} @deleted=${this.forget}></settings-panel>`;
  }
}

customElements.define('todo-app', TodoApp);
