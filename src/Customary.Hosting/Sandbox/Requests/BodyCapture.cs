namespace Customary.Hosting.Sandbox.Requests;

/// <summary>Copies the first bytes of a body and counts all of them.</summary>
internal sealed class BodyCapture
{
    /// <summary>The maximum number of copied bytes.</summary>
    public const int MaxBytes = 16 * 1024;

    private byte[] _bytes = [];
    private int _count;

    /// <summary>The length of the whole body so far.</summary>
    public long Length { get; private set; }

    /// <summary>Whether bytes were not copied.</summary>
    public bool IsTruncated => Length > _count;

    /// <summary>The copied bytes.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _count);

    /// <summary>Adds bytes of the body.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        Length += bytes.Length;
        var copied = bytes[..Math.Min(bytes.Length, MaxBytes - _count)];
        if (_count + copied.Length > _bytes.Length) Array.Resize(ref _bytes, Math.Min(MaxBytes, Math.Max(_count + copied.Length, _bytes.Length * 2)));
        copied.CopyTo(_bytes.AsSpan(_count));
        _count += copied.Length;
    }
}
