import {api} from './api.js';

const SAFETY_LOOK_MILLIS = 30_000;

/**
 * What reaches a person without asking: each notification once, in order, also those that came while no page was open.
 * The stream is fast; the list is sure. So the list is read before the stream opens and, now and then, beside it.
 */
export class Live {
  /**
   * @param account whose they are: where this browser remembers what was seen
   * @param handlers `notification(n)`, `task(change)`, `gap()` after which lists must be read again, `looked()` now and
   *     then, `state(connected)`
   */
  constructor(account, handlers) {
    this.key = `seen:${account}`;
    this.handlers = handlers;
    // A browser that has shown nothing yet shows what is unread, and not all there ever was.
    this.isNew = localStorage.getItem(this.key) === null;
    this.seen = BigInt(localStorage.getItem(this.key) ?? 0);
  }

  async start() {
    this.stopped = false;
    try {
      await this.look();
    } catch {
      // The stream asks for the same when it opens.
    }
    if (this.stopped) return;
    this.stream = new EventSource('/api/stream' + (this.isNew ? '' : `?after=${this.seen}`));
    this.stream.addEventListener('notification', (event) => this.take(JSON.parse(event.data)));
    this.stream.addEventListener('task', (event) => this.handlers.task(JSON.parse(event.data)));
    this.stream.onopen = () => {
      if (this.lost) this.handlers.gap();
      this.lost = false;
      this.handlers.state(true);
    };
    this.stream.onerror = () => {
      this.lost = true;
      this.handlers.state(false);
      // A browser gives up for good after an HTTP error, such as while the service starts.
      if (this.stream.readyState === EventSource.CLOSED) this.again = setTimeout(() => this.restart(), 2000);
    };
    this.safety ??= setInterval(() => {
      this.look().catch(() => {});
      this.handlers.looked();
    }, SAFETY_LOOK_MILLIS);
  }

  stop() {
    this.stopped = true;
    this.stream?.close();
    clearTimeout(this.again);
    clearInterval(this.safety);
    this.safety = undefined;
  }

  async restart() {
    this.stream?.close();
    await this.start();
    this.handlers.gap();
  }

  async look() {
    let next = this.seen.toString();
    while (next) {
      const page = await api.notifications(next, this.isNew ? 'false' : undefined);
      page.items.forEach((notification) => this.take(notification));
      next = page.next;
    }
  }

  take(notification) {
    const id = BigInt(notification.id);
    if (id <= this.seen) return;
    this.seen = id;
    this.isNew = false;
    localStorage.setItem(this.key, id.toString());
    this.handlers.notification(notification);
  }
}
