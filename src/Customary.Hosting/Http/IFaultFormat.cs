namespace Customary.Hosting.Http;

/// <summary>Writes the faults of some paths in a format of their own instead of the API's.</summary>
internal interface IFaultFormat
{
    /// <summary>Whether the faults of a path have this format.</summary>
    bool AppliesTo(PathString path);

    /// <summary>Writes a fault. The headers that its status requires are already set.</summary>
    Task WriteAsync(HttpContext context, Fault fault);
}
