using Customary.Storage.Erasure;
using Customary.Storage.Sql;

namespace Customary.TestKit;

/// <summary>Erases pending data, as the server does in the background.</summary>
internal static class PendingErasures
{
    /// <summary>Completes when nothing is left to erase, on any node.</summary>
    public static async Task EraseAsync(Database database)
    {
        var erasures = new ErasureStore(database);
        while (await erasures.FindNextAsync(default, CancellationToken.None) is { } key)
        {
            while (await erasures.EraseBatchAsync(key, CancellationToken.None))
            {
            }
        }
    }
}
