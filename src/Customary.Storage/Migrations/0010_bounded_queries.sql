-- Audit records of one resource type in the order of the log, so that a page of them reads one range of an index.
create index audit_records_by_resource_type on audit_records (partner_id, resource_type, happened_at);

-- The roles of one user, among all that have a role in the customer's tenant.
create index role_members_by_user on role_members (partner_id, customer_id, user_id, role_id);

-- Deleted users in the two orders in which they are listed.
create index users_deleted_by_principal_name on users (partner_id, customer_id, principal_name_key, user_id, deleted_at) where deleted_at > 0;

create index users_deleted_by_display_name on users (partner_id, customer_id, display_name_key, user_id, deleted_at) where deleted_at > 0;
