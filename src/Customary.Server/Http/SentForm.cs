namespace Customary.Server.Http;

/// <summary>The body of a request that is a form.</summary>
internal static class SentForm
{
    /// <summary>Reads the form; null when the body is none, by its media type or by its text.</summary>
    public static async ValueTask<IFormCollection?> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        if (!request.HasFormContentType) return null;
        try
        {
            return await request.ReadFormAsync(stop);
        }
        catch (Exception wrong) when (wrong is InvalidDataException or IOException and not BadHttpRequestException)
        {
            // Too many fields, or parts that do not end; what the server itself refuses goes the way of all faults.
            return null;
        }
    }
}
