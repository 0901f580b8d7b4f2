namespace Customary.Hosting.Http;

/// <summary>How responses are written.</summary>
internal sealed record ResponseOptions
{
    /// <summary>Whether JSON responses of the API begin with a UTF-8 byte order mark.</summary>
    public bool HasByteOrderMark { get; init; }
}
