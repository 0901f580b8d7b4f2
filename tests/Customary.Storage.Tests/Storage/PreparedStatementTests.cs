namespace Customary.Storage.Tests.Storage;

public sealed class PreparedStatementTests : IDisposable
{
    private readonly TemporarySqliteFile _file = new();

    public void Dispose() => _file.Dispose();

    [Theory, InlineData(false), InlineData(true)]
    public async Task Binding_again_replaces_parameters_of_a_statement_that_never_ran(bool inMemory)
    {
        await using var database = await _file.OpenAsync(inMemory);
        await NotesTable.CreateAsync(database);
        const string add = "insert into notes (text) values ($1)";
        await Should.ThrowAsync<FormatException>(database.WriteAsync<int>(
            (session, _) => throw new FormatException(session.Prepare(add).Bind("left behind").ToString()), CancellationToken.None));
        await database.WriteAsync(async (session, cancellationToken) => await session.Prepare(add).Bind("meant").ExecuteAsync(cancellationToken), CancellationToken.None);
        (await NotesTable.ListAsync(database)).ShouldBe(["meant"]);
    }
}
