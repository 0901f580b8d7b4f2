namespace Customary.Storage.Qualifications;

/// <summary>The outcome of <see cref="ValidationCodeStore.UseAsync"/>.</summary>
internal enum ValidationCodeUse
{
    /// <summary>The use was counted.</summary>
    Used,

    /// <summary>The partner does not have the code.</summary>
    Unknown,

    /// <summary>The code has no uses left.</summary>
    Exhausted,
}
