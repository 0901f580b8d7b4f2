-- The sessions of the portal. The key is the SHA-256 of the secret in the browser's cookie; the content is encrypted with the server
-- key. A row is removed at the end of its session, or after it has expired. Times are in Unix milliseconds.
create table sessions (
    session_key {bytes} primary key,
    content {bytes} not null,
    expires_at bigint not null
);

create index sessions_by_expiry on sessions (expires_at);
