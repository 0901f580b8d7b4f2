-- Deleted customers whose personal data a partner's rows still hold; keyed by the partner, then the customer. Erasing goes
-- in batches, and the positions say where the next one begins: the last audit record, then the operation and the last request.
create table erasures (
    partner_id {uuid} not null,
    customer_id {uuid} not null,
    audit_position bigint not null,
    operation_position bigint not null,
    request_position {uuid} not null,
    primary key (partner_id, customer_id)
);
