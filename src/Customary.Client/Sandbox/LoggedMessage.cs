namespace Customary.Client.Sandbox;

/// <summary>A logged request or response.</summary>
public sealed record LoggedMessage
{
    /// <summary>The method; null for a response.</summary>
    public string? Method { get; init; }

    /// <summary>The path and the query as the client sent them; null for a response.</summary>
    public string? Url { get; init; }

    /// <summary>The headers by name. Several values of a header are joined by commas.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The first 16 KB of the body; null if there is none, if it is not JSON, or if the customer that it shows was deleted.</summary>
    public string? Body { get; init; }

    /// <summary>The length of the whole body in bytes.</summary>
    public long BodyLength { get; init; }

    /// <summary>Whether the log has less than the whole body.</summary>
    public bool Truncated { get; init; }
}
