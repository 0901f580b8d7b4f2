namespace Customary.TestKit;

/// <summary>The databases that every test of behaviour runs on.</summary>
public enum StoreKind
{
    Sqlite,
    Memory,
    Postgres,
}
