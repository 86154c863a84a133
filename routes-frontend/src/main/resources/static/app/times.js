/** How the page writes times: in the browser's zone, and of 24 hours as the replies do. */

const time = new Intl.DateTimeFormat(undefined, {hour: '2-digit', minute: '2-digit', hourCycle: 'h23'});
const date = new Intl.DateTimeFormat(undefined, {weekday: 'short', day: 'numeric', month: 'short'});
const dateOfYear = new Intl.DateTimeFormat(undefined, {day: 'numeric', month: 'short', year: 'numeric'});

export const timeOf = (moment) => time.format(new Date(moment));

/** @param due `{date}`, `{dateTime}` or null */
export function dueText(due) {
  if (!due) return '';
  // A date without a time is a day wherever one is: read as a local one, not as midnight UTC.
  const moment = due.date ? new Date(`${due.date}T00:00`) : new Date(due.dateTime);
  const days = Math.round((midnight(moment) - midnight(new Date())) / 86_400_000);
  const day = {0: 'Today', 1: 'Tomorrow', [-1]: 'Yesterday'}[days]
    ?? (moment.getFullYear() === new Date().getFullYear() ? date : dateOfYear).format(moment);
  return due.date ? day : `${day} ${time.format(moment)}`;
}

export function isOverdue(task) {
  if (task.status !== 'pending' || !task.due) return false;
  return task.due.date
    ? midnight(new Date(`${task.due.date}T00:00`)) < midnight(new Date())
    : new Date(task.due.dateTime) < new Date();
}

function midnight(moment) {
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate()).getTime();
}
