namespace Customary.Storage.Qualifications;

/// <summary>SQL for validation codes.</summary>
internal static class ValidationCodeSql
{
    private const string Columns = "partner_id, validation_id, organization_name, max_creates, used_creates, changed_at";

    public const string List = $"select {Columns} from validation_codes where partner_id = $1 order by validation_id";

    public const string ListAll = $"select {Columns} from validation_codes order by partner_id, validation_id";

    public const string Find = "select 1 from validation_codes where partner_id = $1 and validation_id = $2";

    public const string FindAny = "select 1 from validation_codes where partner_id = $1 limit 1";

    public const string AddFirst = $"""
        insert into validation_codes ({Columns}) values ($1, $2, $3, $4, $5, $6) on conflict (partner_id, validation_id) do nothing
        """;

    // Keeps the number of uses. The etag always changes.
    public const string Replace = $"""
        insert into validation_codes ({Columns}) values ($1, $2, $3, $4, $5, $6)
        on conflict (partner_id, validation_id) do update set
            organization_name = excluded.organization_name, max_creates = excluded.max_creates,
            changed_at = case when excluded.changed_at > validation_codes.changed_at then excluded.changed_at else validation_codes.changed_at + 1 end
        """;

    // Checks and counts in one statement. The row stays locked until the commit, so the limit is never exceeded.
    public const string Use = """
        update validation_codes set used_creates = used_creates + 1,
            changed_at = case when $3 > changed_at then $3 else changed_at + 1 end
        where partner_id = $1 and validation_id = $2 and used_creates < max_creates
        """;

    public const string Remove = "delete from validation_codes where partner_id = $1 and validation_id = $2";
}
