using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Customary.Storage.Sql;

/// <summary>The metrics of the storage layer: commits, changes per commit and queue length. Nothing is recorded without a listener.</summary>
internal sealed class StorageMetrics
{
    private readonly Meter _meter;
    private readonly ActivitySource _activities;
    private readonly Counter<long> _commits;
    private readonly Histogram<long> _groupSizes;

    /// <summary>Creates the instruments.</summary>
    /// <param name="meter">The meter that owns them.</param>
    /// <param name="activities">The source of the activities for commits.</param>
    public StorageMetrics(Meter meter, ActivitySource activities)
    {
        (_meter, _activities) = (meter, activities);
        _commits = meter.CreateCounter<long>("customary.writer.commits", "{commit}", "Committed groups of changes. On PostgreSQL each group is one change.");
        _groupSizes = meter.CreateHistogram<long>(
            "customary.writer.group.size", "{change}", "Changes in one commit.",
            advice: new() { HistogramBucketBoundaries = [1, 2, 5, 10, 20, 50, 100, 200, 500] });
    }

    /// <summary>Starts the activity of a commit; null when nobody listens.</summary>
    public Activity? StartCommit() => _activities.StartActivity("customary.commit");

    /// <summary>Records a committed group of changes and ends its activity. An exception of a listener is ignored, because the changes are on disk.</summary>
    public void RecordCommit(Activity? activity, int changes)
    {
        try
        {
            _commits.Add(1);
            _groupSizes.Record(changes);
        }
#pragma warning disable CA1031 // A listener is other people's code, and the caller would report a committed change as failed.
        catch (Exception)
#pragma warning restore CA1031
        {
        }

        EndCommit(activity);
    }

    /// <summary>Ends the activity of a commit. An exception of a listener is ignored.</summary>
    public static void EndCommit(Activity? activity)
    {
        try
        {
            activity?.Dispose();
        }
#pragma warning disable CA1031 // See RecordCommit.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }

    /// <summary>Adds a gauge for the length of a queue.</summary>
    public void ObserveQueue(Func<long> length) =>
        _meter.CreateObservableUpDownCounter(
            "customary.writer.queue.length", length, "{change}", "Changes that wait for the writer. On PostgreSQL, operations that wait for a connection.");
}
