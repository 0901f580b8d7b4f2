namespace Customary.Server.Faults;

/// <summary>How much of a request the service takes.</summary>
public static class Limits
{
    /// <summary>The largest request body, in bytes.</summary>
    public const int BodyBytes = 64 * 1024;

    /// <summary>The largest set of request headers, in bytes.</summary>
    public const int HeaderBytes = 32 * 1024;

    /// <summary>The longest name of a person, company or place that is kept, in UTF-16 code units.</summary>
    public const int NameLength = 256;
}
