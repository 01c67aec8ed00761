using PeerCoachBot.Storage.Tables;

namespace PeerCoachBot.Tests.Storage.Tables;

/// <summary>Signatures, compared with what OpenSSL makes of the same text.</summary>
public sealed class SharedKeyTests
{
    private const string Date = "Mon, 23 Nov 2026 09:00:00 GMT";

    /// <summary>The bytes from 0 to 63.</summary>
    private static readonly string Secret = Convert.ToBase64String([.. Enumerable.Range(0, 64).Select(n => (byte)n)]);

    [Theory]
    [InlineData("PUT", "application/json", "/Tables", "SCUVUS9Be/zw6Gm6+Fl4P8+7+EuLxNmJAc1bZOJHqe0=")]
    [InlineData("GET", "", "/PeerCoachAggregates(PartitionKey='t1_session_19~003ahome',RowKey='document')", "dwbN/V1zLYip0SucIMRQRomhAOTV7G9eD+tLXX+8FPQ=")]
    [InlineData("POST", "multipart/mixed; boundary=batch_1", "/$batch", "Qm9Wi1Td5Mo6YFQk51AtPcyGvCDD3q66vxAscbUkdfo=")]
    public void A_request_is_signed(string method, string type, string path, string signature) =>
        Assert.Equal($"SharedKey testaccount1:{signature}", new SharedKey("testaccount1", Secret).Authorization(method, type, Date, path));

    [Fact]
    public void The_emulators_path_names_the_account_a_second_time() => Assert.Equal(
        "SharedKey devstoreaccount1:vLYtOWDfdfywPMK+BunBjgjjd24Ve+ASnPzRyBra5Ck=",
        TableAccount.Read(null, "UseDevelopmentStorage=true")!.Key!.Authorization("POST", "application/json", Date, "/devstoreaccount1/Tables"));
}
