-- Sign-ins on devices that wait for their user. A row is removed when the device gets its token, or after it has expired. Times are in
-- Unix milliseconds; answer is 0 (none), 1 (approved) or 2 (declined); the user and its tenant are those of an approved sign-in.
create table device_codes (
    user_code text primary key,
    code_id {uuid} not null,
    client_id text not null,
    tenant text not null,
    expires_at bigint not null,
    polled_at bigint not null,
    answer bigint not null,
    user_tenant_id {uuid},
    user_name text
);

create index device_codes_by_expiry on device_codes (expires_at);
