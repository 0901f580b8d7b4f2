namespace Customary.Storage.Sql;

/// <summary>What happens to the schema while a database is opened. All pending migrations are applied in one transaction.</summary>
internal abstract record MigrationProgress
{
    /// <summary>A migration of an existing schema begins. It can take minutes.</summary>
    /// <param name="Name">The name of its file, such as <c>0011_erasures.sql</c>.</param>
    internal sealed record Started(string Name) : MigrationProgress;

    /// <summary>The migrations are committed.</summary>
    /// <param name="Schema">The number of the newest one.</param>
    /// <param name="IsNew">Whether the schema was created; false if an existing one was migrated.</param>
    /// <param name="Elapsed">The time that all of them took.</param>
    internal sealed record Completed(long Schema, bool IsNew, TimeSpan Elapsed) : MigrationProgress;
}
