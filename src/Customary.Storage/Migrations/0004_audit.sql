-- What was done to what belongs to a partner; keyed by the partner, then the instant, of which no two records of a
-- partner have the same: the order of the key is the order in which the changes were committed.
create table audit_records (
    partner_id {uuid} not null,
    happened_at bigint not null,
    customer_id {uuid} not null,
    resource_type text not null,
    customer_name_key {bytes} not null,
    body {bytes} not null,
    primary key (partner_id, happened_at)
);

create index audit_records_by_customer on audit_records (partner_id, customer_id, happened_at);

-- The instant of a partner's newest record; whoever adds one holds this row until it commits.
create table audit_clocks (
    partner_id {uuid} primary key,
    happened_at bigint not null
);
