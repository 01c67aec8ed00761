using PeerCoachBot.Storage.Tables;

namespace PeerCoachBot.Tests.Storage.Tables;

/// <summary>Whose tables the settings name; one that cannot be followed is refused with what to write.</summary>
public sealed class TableAccountTests
{
    private const string Key = "a2V5";

    [Fact]
    public void With_neither_setting_there_are_no_tables()
    {
        Assert.Null(TableAccount.Read(null, null));
        Assert.Null(TableAccount.Read("", ""));
    }

    [Theory]
    [InlineData("https://peers.table.core.windows.net", "https://peers.table.core.windows.net/")]
    [InlineData("https://peers.table.core.windows.net/", "https://peers.table.core.windows.net/")]
    [InlineData("https://peers.table.core.usgovcloudapi.net", "https://peers.table.core.usgovcloudapi.net/")]
    public void An_account_is_opened_by_token(string setting, string endpoint)
    {
        var account = TableAccount.Read(setting, null)!;
        Assert.Equal((endpoint, "Storage:Account"), (account.Endpoint.AbsoluteUri, account.Setting));
        Assert.Null(account.Key);
    }

    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1")]
    [InlineData("UseDevelopmentStorage=true;", "http://127.0.0.1:10002/devstoreaccount1")]
    [InlineData($"DefaultEndpointsProtocol=https;AccountName=peers;AccountKey={Key};EndpointSuffix=core.windows.net", "https://peers.table.core.windows.net/")]
    [InlineData($"AccountName=peers;AccountKey={Key}", "https://peers.table.core.windows.net/")]
    [InlineData("accountname = peers ; accountkey = a2V5cw==", "https://peers.table.core.windows.net/")]
    [InlineData($"AccountName=peers;AccountKey={Key};EndpointSuffix=core.chinacloudapi.cn", "https://peers.table.core.chinacloudapi.cn/")]
    [InlineData($"AccountName=peers;AccountKey={Key};TableEndpoint=https://tables.example.org/;BlobEndpoint=https://b.example.org", "https://tables.example.org/")]
    [InlineData($"AccountName=a;AccountKey={Key};TableEndpoint=http://localhost:10002/a", "http://localhost:10002/a")]
    public void A_connection_string_names_an_endpoint_and_a_key(string setting, string endpoint)
    {
        var account = TableAccount.Read(null, setting)!;
        Assert.Equal((endpoint, "Storage:ConnectionString"), (account.Endpoint.AbsoluteUri, account.Setting));
        Assert.NotNull(account.Key);
    }

    [Theory]
    [InlineData("peers")]
    [InlineData("peers.table.core.windows.net")]
    [InlineData("http://peers.table.core.windows.net")]
    [InlineData("https://peers.table.core.windows.net?sv=2020&sig=secret")]
    [InlineData("https://user:secret@peers.table.core.windows.net")]
    [InlineData("AccountName=peers;AccountKey=secret")]
    public void An_account_that_is_no_endpoint_is_refused(string setting) =>
        AssertRefused(setting, null, "Storage:Account", "https://<name>.table.core.windows.net");

    [Theory]
    [InlineData("peers")]
    [InlineData("UseDevelopmentStorage=perhaps")]
    [InlineData("UseDevelopmentStorage=true;AccountName=peers")]
    [InlineData($"AccountKey={Key}")]
    [InlineData("AccountName=peers")]
    [InlineData("AccountName=peers;AccountKey=secret no base64")]
    [InlineData($"AccountName=peers;AccountName=others;AccountKey={Key}")]
    [InlineData("AccountName=peers;SharedAccessSignature=sv=2020&sig=secret")]
    [InlineData($"AccountName=peers;AccountKey={Key};TableEndpoint=nowhere")]
    public void A_connection_string_that_is_not_whole_is_refused(string setting) =>
        AssertRefused(null, setting, "Storage:ConnectionString", "UseDevelopmentStorage=true");

    [Theory]
    [InlineData($"DefaultEndpointsProtocol=http;AccountName=peers;AccountKey={Key}")]
    [InlineData($"AccountName=peers;AccountKey={Key};TableEndpoint=http://tables.example.org")]
    public void Sessions_do_not_travel_in_the_clear(string setting) => AssertRefused(null, setting, "Storage:ConnectionString", "https");

    [Fact]
    public void Both_settings_are_one_too_many() =>
        AssertRefused("https://peers.table.core.windows.net", "UseDevelopmentStorage=true", "Storage:Account and Storage:ConnectionString", "remove");

    private static void AssertRefused(string? account, string? connectionString, string setting, string whatToWrite)
    {
        var refusal = Assert.Throws<FormatException>(() => TableAccount.Read(account, connectionString));
        Assert.StartsWith(setting, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(whatToWrite, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, refusal.Message, StringComparison.Ordinal);
    }
}
