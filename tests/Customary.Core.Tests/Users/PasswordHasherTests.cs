using System.Buffers.Binary;
using Customary.Core.Security;
using Customary.Core.Users;

namespace Customary.Core.Tests.Users;

/// <summary>Hashes with the number of iterations that a server uses.</summary>
public sealed class PasswordHasherTests
{
    private static readonly PasswordHashingOptions Default = new();

    [Fact]
    public async Task A_hash_has_600000_iterations_and_a_salt_and_verifies_only_its_password()
    {
        var hasher = Create(Default);
        var first = (await hasher.HashAsync(Guid.NewGuid(), "abCD123*", CancellationToken.None)).Value;
        var second = (await hasher.HashAsync(Guid.NewGuid(), "abCD123*", CancellationToken.None)).Value;
        BinaryPrimitives.ReadInt32BigEndian(first.AsSpan(1)).ShouldBe(600_000);
        second.ShouldNotBe(first);
        (await hasher.VerifyAsync(Guid.NewGuid(), first, "abCD123*", CancellationToken.None)).Value.ShouldBeTrue();
        (await hasher.VerifyAsync(Guid.NewGuid(), first, "abCD123", CancellationToken.None)).Value.ShouldBeFalse();
    }

    [Fact]
    public async Task A_hash_with_another_number_of_iterations_still_verifies()
    {
        var hash = (await Create(Default with { Iterations = 10 }).HashAsync(Guid.NewGuid(), "abCD123*", CancellationToken.None)).Value;
        BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(1)).ShouldBe(10);
        (await Create(Default).VerifyAsync(Guid.NewGuid(), hash, "abCD123*", CancellationToken.None)).Value.ShouldBeTrue();
    }

    [Fact]
    public async Task Without_a_hash_verification_fails_even_for_an_empty_password() =>
        (await Create(Default).VerifyAsync(Guid.NewGuid(), null, "", CancellationToken.None)).Value.ShouldBeFalse();

    private static PasswordHasher Create(PasswordHashingOptions options) => new(new IdGenerator(TimeProvider.System), new(options), options);
}
