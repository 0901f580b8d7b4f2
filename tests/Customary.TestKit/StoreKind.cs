namespace Customary.TestKit;

/// <summary>The databases that tests run on.</summary>
public enum StoreKind
{
    Sqlite,
    Memory,
    Postgres,
}
