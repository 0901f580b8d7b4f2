-- The codes with which a partner qualifies customers for the Government Community Cloud, and how often each was used.
create table validation_codes (
    partner_id {uuid} not null,
    validation_id text not null,
    organization_name text not null,
    max_creates bigint not null,
    used_creates bigint not null,
    changed_at bigint not null,
    primary key (partner_id, validation_id)
);

-- The agreements that a partner confirmed for a customer, as they go over the wire; the order of the key is that of
-- their creation.
create table agreements (
    partner_id {uuid} not null,
    customer_id {uuid} not null,
    agreement_id {uuid} not null,
    body {bytes} not null,
    primary key (partner_id, customer_id, agreement_id)
);
