using Microsoft.Net.Http.Headers;

namespace Customary.Portal.Exports;

/// <summary>
/// A CSV file (RFC 4180, UTF-8) that is written while its rows are read, so its size does not matter for memory. When the browser stops the
/// download, the reading stops too. Source: docs/portal.md#export.
/// </summary>
/// <param name="name">The name of the file without its date and extension.</param>
/// <param name="now">The time in the name of the file.</param>
/// <param name="header">The names of the columns.</param>
/// <param name="read">Reads the rows.</param>
internal sealed class CsvResult(string name, DateTimeOffset now, IReadOnlyList<string?> header, Func<CancellationToken, IAsyncEnumerable<IReadOnlyList<string?>>> read) : IResult
{
    /// <summary>How many resources a reader reads at once.</summary>
    public const int PageSize = 500;

    private const int FlushLength = 32 * 1024;

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "text/csv; charset=utf-8; header=present";
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = $"{name}-{now:yyyy-MM-dd}.csv" }.ToString();
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        var aborted = httpContext.RequestAborted;
        var (text, encoder) = (new StringBuilder(), Encoding.UTF8.GetEncoder());

        // Spreadsheets read UTF-8 only with a byte order mark.
        text.Append('\uFEFF');
        CsvRow.Append(text, header);
        await foreach (var row in read(aborted))
        {
            CsvRow.Append(text, row);
            if (text.Length >= FlushLength) await FlushAsync();
        }

        await FlushAsync();

        async Task FlushAsync()
        {
            foreach (var chunk in text.GetChunks()) encoder.Convert(chunk.Span, response.BodyWriter, flush: false, out _, out _);
            text.Clear();
            await response.BodyWriter.FlushAsync(aborted);
        }
    }
}
