namespace Customary.Benchmarks.Stores;

/// <summary>A text that stands in several places of the rows of a template, and can be written over in all of them.</summary>
internal sealed class Mark
{
    private readonly List<(byte[] Value, int At)> _places = [];
    private readonly int _length;

    public Mark(byte[] text, IEnumerable<TemplateRow> rows)
    {
        _length = text.Length;
        foreach (var value in rows.SelectMany(row => row.Values).OfType<byte[]>())
        {
            for (var at = value.AsSpan().IndexOf(text); at >= 0; at = Next(value, text, at)) _places.Add((value, at));
        }
    }

    public int PlaceCount => _places.Count;

    public void Write(ReadOnlySpan<byte> text)
    {
        if (text.Length != _length) throw new ArgumentException("A mark keeps its length.", nameof(text));
        foreach (var (value, at) in _places) text.CopyTo(value.AsSpan(at));
    }

    private static int Next(byte[] value, byte[] text, int at)
    {
        var next = value.AsSpan(at + text.Length).IndexOf(text);
        return next < 0 ? next : at + text.Length + next;
    }
}
