namespace Customary.Core.Validation;

/// <summary>The limits of requests and responses.</summary>
internal static class RequestLimits
{
    /// <summary>The maximum size of a request body, in bytes.</summary>
    public const int BodyBytes = 64 * 1024;

    /// <summary>The maximum size of all request headers, in bytes.</summary>
    public const int HeaderBytes = 32 * 1024;

    /// <summary>How many bytes of requests the web server buffers for a connection before it stops reading: more than one set of headers.</summary>
    public const int RequestBufferBytes = 64 * 1024;

    /// <summary>How many bytes of a response the web server buffers for a client that does not read. Further writes wait.</summary>
    public const int ResponseBufferBytes = 32 * 1024;

    /// <summary>How long a response waits for a client that reads nothing before the server disconnects it.</summary>
    public static readonly TimeSpan ResponseStallTime = TimeSpan.FromSeconds(5);

    /// <summary>The maximum length of the request line, in bytes.</summary>
    public const int RequestLineBytes = 8 * 1024;

    /// <summary>The maximum number of request headers.</summary>
    public const int HeaderCount = 100;

    /// <summary>The maximum length of the stored name of a person, company or place, in UTF-16 code units.</summary>
    public const int NameLength = 256;
}
