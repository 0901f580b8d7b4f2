-- A partner whose customers are counted against a quota: its row is locked while they are counted and one is added.
create table quotas (
    partner_id {uuid} primary key
);
