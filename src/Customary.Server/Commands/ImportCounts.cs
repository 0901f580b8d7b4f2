namespace Customary.Server.Commands;

/// <summary>Counts the rows of an import by result. It is safe for concurrent use.</summary>
internal sealed class ImportCounts
{
    private long _created;
    private long _skipped;
    private long _failed;

    /// <summary>The customers that were created.</summary>
    public long Created => Interlocked.Read(ref _created);

    /// <summary>The rows that an earlier run had created.</summary>
    public long Skipped => Interlocked.Read(ref _skipped);

    /// <summary>The rows that the service refused.</summary>
    public long Failed => Interlocked.Read(ref _failed);

    public void AddCreated() => Interlocked.Increment(ref _created);

    public void AddSkipped() => Interlocked.Increment(ref _skipped);

    public void AddFailed() => Interlocked.Increment(ref _failed);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Created} created, {Skipped} created before, {Failed} failed");
}
