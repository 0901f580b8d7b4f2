-- What the portal's overview shows of a partner's customers, without any of their data. The content is the counts as JSON; audit_position and
-- newest_customer_id say which state of the customers was counted. counted_at is in Unix milliseconds on the clock of the API, 0 before the
-- first count; requested_at and next_count_at are real times in Unix milliseconds. A node that counts moves next_count_at ahead.
create table partner_summaries (
    partner_id {uuid} primary key,
    requested_at bigint not null,
    next_count_at bigint not null,
    counted_at bigint not null,
    audit_position bigint not null,
    newest_customer_id {uuid},
    content {bytes} not null
);
