namespace Customary.Core.Validation;

/// <summary>How much of a request the service takes.</summary>
internal static class RequestLimits
{
    /// <summary>The largest request body, in bytes.</summary>
    public const int BodyBytes = 64 * 1024;

    /// <summary>The largest set of request headers, in bytes.</summary>
    public const int HeaderBytes = 32 * 1024;

    /// <summary>How many bytes of requests the web server buffers for a connection before it stops reading: room for one set of headers.</summary>
    public const int RequestBufferBytes = 64 * 1024;

    /// <summary>How many bytes of a response the web server buffers for a client that does not read; what follows waits.</summary>
    public const int ResponseBufferBytes = 32 * 1024;

    /// <summary>How long a response waits for a client that takes nothing of it, before the client is disconnected.</summary>
    public static readonly TimeSpan ResponseStallTime = TimeSpan.FromSeconds(5);

    /// <summary>The longest request line, in bytes.</summary>
    public const int RequestLineBytes = 8 * 1024;

    /// <summary>The most request headers.</summary>
    public const int HeaderCount = 100;

    /// <summary>The longest name of a person, company or place that is kept, in UTF-16 code units.</summary>
    public const int NameLength = 256;
}
