import {LitElement, html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {dueText, isOverdue} from './times.js';

const FILTERS = [['pending', 'Open'], ['completed', 'Done'], ['all', 'All']];
const SORTS = [['created', 'Newest'], ['due', 'Due date'], ['priority', 'Priority'], ['title', 'A to Z']];
/** A title between quotation marks that it does not hold itself. */
const quoted = (title) => (title.includes('"') ? `“${title}”` : `"${title}"`);

/**
 * The tasks. What is done here is said in the chat, so that it can be undone there. Emits `say` with
 * `{text, about, label}`, `filter`, `sort`, `search` and `more`.
 */
class TaskList extends LitElement {
  static properties = {
    tasks: {type: Array},
    filter: {type: String},
    sort: {type: String},
    more: {type: String},
  };

  createRenderRoot() {
    return this;
  }

  emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, {detail}));
  }

  search(event) {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.emit('search', event.target.value), 250);
  }

  toggle(task) {
    const done = task.status === 'completed';
    this.emit('say', {
      text: done ? 'reopen this task' : 'complete this task',
      about: task.id,
      label: `${done ? 'Reopen' : 'Complete'} “${task.title}”`,
    });
  }

  step(task, step) {
    return html`<li class=${step.done ? 'completed' : ''}>
      <label>
        <input type="checkbox" .checked=${step.done}
               @click=${(event) => {
                 event.preventDefault();
                 this.emit('say', {
                   text: `${step.done ? 'untick' : 'tick'} step ${quoted(step.title)}`,
                   about: task.id,
                   label: `${step.done ? 'Untick' : 'Tick'} “${step.title}” of “${task.title}”`,
                 });
               }}>
        <span class="title">${step.title}</span>
      </label>
    </li>`;
  }

  task(task) {
    const done = task.status === 'completed';
    return html`<li class="task ${task.status} ${isOverdue(task) ? 'overdue' : ''}" data-task=${task.id}>
      <input type="checkbox" .checked=${done} aria-label=${`${done ? 'Reopen' : 'Complete'} ${task.title}`}
             @click=${(event) => {
               // The task is done when the answer says so, not when the box was clicked.
               event.preventDefault();
               this.toggle(task);
             }}>
      <div class="about">
        <span class="title">${task.title}</span>
        ${task.description ? html`<span class="description">${task.description}</span>` : nothing}
        <span class="facts">
          ${task.due ? html`<span class="due">${isOverdue(task) ? 'Overdue: ' : ''}${dueText(task.due)}</span>` : nothing}
          ${task.recurrence ? html`<span class="recurrence" title="It comes again when it is completed">↻ repeats</span>` : nothing}
          ${task.priority < 4 ? html`<span class="priority p${task.priority}">p${task.priority}</span>` : nothing}
          ${task.tags.map((tag) => html`<span class="tag">#${tag}</span>`)}
          ${task.checklist.length ? html`<span>${task.checklist.filter((step) => step.done).length} of ${task.checklist.length} steps</span>` : nothing}
        </span>
        ${task.checklist.length ? html`<ul class="steps" aria-label=${`Checklist of ${task.title}`}>${repeat(task.checklist, (step) => step.id, (step) => this.step(task, step))}</ul>` : nothing}
      </div>
      ${task.recurrence && !done ? html`<button class="quiet skip" aria-label=${`Skip ${task.title} this time`} title="Skip this time"
              @click=${() => this.emit('say', {text: 'skip this one', about: task.id, label: `Skip “${task.title}” this time`})}>Skip</button>` : nothing}
      <button class="quiet remove" aria-label=${`Delete ${task.title}`}
              @click=${() => this.emit('say', {text: 'delete this task', about: task.id, label: `Delete “${task.title}”`})}>✕</button>
    </li>`;
  }

  render() {
    const tasks = this.tasks ?? [];
    return html`
      <section class="tasks" aria-label="Tasks">
        <div class="filters" role="group" aria-label="Show">
          ${FILTERS.map(([value, label]) => html`<button aria-pressed=${this.filter === value}
              @click=${() => this.emit('filter', value)}>${label}</button>`)}
          <select aria-label="Sort tasks" .value=${this.sort} @change=${(event) => this.emit('sort', event.target.value)}>
            ${SORTS.map(([value, label]) => html`<option value=${value}>${label}</option>`)}
          </select>
          <input type="search" aria-label="Search tasks" placeholder="Search" @input=${this.search}>
        </div>
        ${tasks.length
          ? html`<ul>${repeat(tasks, (task) => task.id, (task) => this.task(task))}</ul>`
          : html`<p class="empty">Nothing here. Say “buy milk tomorrow” in the chat.</p>`}
        ${this.more ? html`<button class="quiet" @click=${() => this.emit('more')}>More</button>` : nothing}
      </section>`;
  }
}

customElements.define('task-list', TaskList);
