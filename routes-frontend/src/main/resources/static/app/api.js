/** The doors of the frontend, as documented in /api/openapi.yaml. The session is a cookie that scripts cannot read. */

/** An answer that is no success: `status` 0 when there was no answer at all. */
export class ApiError extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }

  /** Whether the same call may work in a moment. */
  get passing() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** @param body sent as JSON; a text goes as it is, with its type */
async function call(method, path, body, type = 'application/json') {
  const headers = {};
  if (body !== undefined) headers['Content-Type'] = type;
  const csrf = document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]+)/);
  if (csrf && method !== 'GET') headers['X-XSRF-TOKEN'] = decodeURIComponent(csrf[1]);
  let response;
  try {
    response = await fetch(path, {method, headers, body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body)});
  } catch {
    throw new ApiError(0, 'The server cannot be reached.');
  }
  const text = await response.text();
  const json = text ? JSON.parse(text) : null;
  if (!response.ok) throw new ApiError(response.status, json?.detail ?? 'Something went wrong.');
  return json;
}

export const timezone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

export const api = {
  session: () => call('GET', '/api/session'),
  signUp: (name, password) => call('POST', '/api/accounts', {name, password, timezone: timezone()}),
  signIn: (name, password) => call('POST', '/api/session', {name, password}),
  signOut: () => call('DELETE', '/api/session'),
  insights: () => call('GET', '/api/insights'),
  /** @param about id of the task that "this" means, or undefined */
  chat: (messageId, text, about) => call('POST', '/api/chat', {messageId, text, timezone: timezone(), about}),
  tasks: (status, q, sort, after) => call('GET', '/api/tasks?' + query({status, q, sort, after})),
  /** @param seen 'false' for what is unread, or undefined */
  notifications: (after, seen) => call('GET', '/api/notifications?' + query({after, seen})),
  settings: () => call('GET', '/api/settings'),
  changeSettings: (changes) => call('PATCH', '/api/settings', changes),
  feed: () => call('GET', '/api/feed'),
  makeFeed: () => call('POST', '/api/feed'),
  revokeFeed: () => call('DELETE', '/api/feed'),
  /** @param kind `csv` or `json`, of the text */
  import: (kind, text) => kind === 'csv'
    ? call('POST', '/api/import/tasks.csv', text, 'text/csv')
    : call('POST', '/api/import', text),
  deleteAccount: (password) => call('DELETE', '/api/account', {password}),
  /** @param ids of notifications */
  seen: (ids) => call('POST', '/api/notifications/seen', {ids}),
};

function query(parameters) {
  return new URLSearchParams(Object.entries(parameters).filter(([, value]) => value)).toString();
}
