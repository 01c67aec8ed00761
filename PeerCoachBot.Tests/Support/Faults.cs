namespace PeerCoachBot.Tests.Support;

/// <summary>Fails a test with everything that was found wrong, in full.</summary>
internal static class Faults
{
    public static void AssertNone(IEnumerable<string> faults)
    {
        List<string> found = [.. faults];
        Assert.True(found.Count == 0, $"{found.Count} faults:\n{string.Join('\n', found)}");
    }
}
