using Customary.Storage.Transfer;

namespace Customary.Storage.Sandbox;

/// <summary>A table whose rows a snapshot saves, and the SQL that saves, removes and restores them. The first parameter of each text is the snapshot or the partner.</summary>
internal sealed class SavedTable
{
    private const string HomePartner = "home_partner_id";

    private SavedTable(TableDefinition table)
    {
        Name = table.Name;
        var columns = string.Join(", ", table.Columns.Select(column => column.Name));
        var saved = $"snapshot_{Name}";
        SaveAll = $"insert into {saved} (snapshot, {columns}) select $1, {columns} from {Name}";
        RestoreAll = $"insert into {Name} ({columns}) select {columns} from {saved} where snapshot = $1 on conflict do nothing";
        CountSaved = $"select count(*) from {saved} where snapshot = $1";
        RemoveSaved = $"delete from {saved} where snapshot = $1";
        if (table.Columns[0].Name != "partner_id") return;

        // The partner becomes the home partner of the customers in the snapshot of one partner.
        var own = string.Join(", ", table.Columns.Select(column => column.Name == HomePartner ? "null" : column.Name));
        var moved = string.Join(", ", table.Columns.Skip(1).Select(column => column.Name));
        Save = $"insert into {saved} (snapshot, {columns}) select $1, {own} from {Name} where partner_id = $2";
        Remove = $"delete from {Name} where partner_id = $1";
        if (table.Columns.All(column => column.Name != "customer_id")) return;
        SaveOfCustomer = $"insert into {saved} (snapshot, {columns}) select $1, $2, {moved} from {Name} where partner_id = $3 and customer_id = $4";
        Restore = $"{RestoreAll.Replace(" on conflict do nothing", "", StringComparison.Ordinal)} and customer_id not in (select customer_id from snapshot_shared where snapshot = $1)";
        RestoreOfCustomer = $"{RestoreAll.Replace(" on conflict do nothing", "", StringComparison.Ordinal)} and customer_id = $2";
        Move = $"insert into {Name} ({columns}) select $1, {moved} from {Name} where partner_id = $2 and customer_id = $3";
        RemoveOfCustomer = $"delete from {Name} where partner_id = $1 and customer_id = $2";
    }

    /// <summary>All tables with data of partners. The keys of the server are not part of a snapshot.</summary>
    public static IReadOnlyList<SavedTable> All { get; } = [.. TableDefinition.All.Where(table => table.Name != "server_keys").Select(table => new SavedTable(table))];

    /// <summary>The rows of a customer under its home partner, which all partners of the customer share.</summary>
    public static IReadOnlyList<SavedTable> Shared { get; } = [Find("tenants"), Find("users"), Find("role_members")];

    /// <summary>The partners' views of customers.</summary>
    public static SavedTable Views { get; } = Find("customers");

    /// <summary>The domains.</summary>
    public static SavedTable Domains { get; } = Find("domains");

    /// <summary>The other rows of one partner. Partnerships belong to two partners, so they are part of snapshots of all partners only.</summary>
    public static IReadOnlyList<SavedTable> Own { get; } =
        [.. All.Where(table => table.Name is not "partnerships" and not "domains" and not "customers" && !Shared.Contains(table))];

    /// <summary>The name of the table.</summary>
    public string Name { get; }

    /// <summary>Saves the rows of all partners in snapshot $1.</summary>
    public string SaveAll { get; }

    /// <summary>Restores all rows of snapshot $1.</summary>
    public string RestoreAll { get; }

    /// <summary>Counts the rows of snapshot $1.</summary>
    public string CountSaved { get; }

    /// <summary>Removes the rows of snapshot $1.</summary>
    public string RemoveSaved { get; }

    /// <summary>Saves the rows of partner $2 in snapshot $1.</summary>
    public string Save { get; } = "";

    /// <summary>Saves the rows of customer $4 under home partner $3 in snapshot $1, as rows of partner $2.</summary>
    public string SaveOfCustomer { get; } = "";

    /// <summary>Restores the rows of snapshot $1 except those of shared customers.</summary>
    public string Restore { get; } = "";

    /// <summary>Restores the rows of customer $2 in snapshot $1.</summary>
    public string RestoreOfCustomer { get; } = "";

    /// <summary>Copies the rows of customer $3 from partner $2 to partner $1.</summary>
    public string Move { get; } = "";

    /// <summary>Removes the rows of partner $1.</summary>
    public string Remove { get; } = "";

    /// <summary>Removes the rows of customer $2 under partner $1.</summary>
    public string RemoveOfCustomer { get; } = "";

    private static SavedTable Find(string name) => All.Single(table => table.Name == name);
}
