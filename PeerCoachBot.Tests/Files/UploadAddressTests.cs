using PeerCoachBot.Teams.Files;

namespace PeerCoachBot.Tests.Files;

/// <summary>A file goes to its owner's OneDrive or SharePoint and nowhere else, whatever an address looks like.</summary>
public sealed class UploadAddressTests
{
    [Theory]
    [InlineData("https://contoso-my.sharepoint.com/personal/ana/_api/v2.0/drive/items/1/uploadSession?guid='1'&tempauth=v1.eyJ0")]
    [InlineData("https://contoso.sharepoint.com/x")]
    [InlineData("https://CONTOSO-MY.SharePoint.COM:443/x")]
    public void Somebodys_OneDrive_may_be_written(string url)
    {
        Assert.True(new UploadAddress(areHere: false).Allow(url));
        Assert.True(new UploadAddress(areHere: true).Allow(url));
    }

    [Theory]
    [InlineData("")]
    [InlineData("https://")]
    [InlineData("/x")]
    [InlineData("https://sharepoint.com/x")]
    [InlineData("https://.sharepoint.com/x")]
    [InlineData("https://contoso.sharepoint.com")]
    [InlineData("http://contoso-my.sharepoint.com/x")]
    [InlineData("ftp://contoso-my.sharepoint.com/x")]
    [InlineData("file://contoso-my.sharepoint.com/x")]
    [InlineData("https://contoso-my.sharepoint.com:8443/x")]
    [InlineData("https://contoso-my.sharepoint.com:80/x")]
    [InlineData("https://evilsharepoint.com/x")]
    [InlineData("https://evil.com/contoso.sharepoint.com/x")]
    [InlineData("https://evil.com?x=.sharepoint.com/x")]
    [InlineData("https://evil.com#.sharepoint.com/x")]
    [InlineData("https://evil.com\\.sharepoint.com/x")]
    [InlineData("https://contoso.sharepoint.com.evil.com/x")]
    [InlineData("https://contoso.sharepoint.com./x")]
    [InlineData("https://contoso..sharepoint.com/x")]
    [InlineData("https://user@contoso-my.sharepoint.com/x")]
    [InlineData("https://user:secret@contoso-my.sharepoint.com/x")]
    [InlineData("https://contoso-my.sharepoint.com@evil.com/x")]
    [InlineData("https://evil.com%2f.sharepoint.com/x")]
    [InlineData("https://evil.com%00.sharepoint.com/x")]
    [InlineData("https://xn--vil-jma.sharepoint.com/x")]
    [InlineData("https://contoso.sharepoint.\u0441om/x")]
    [InlineData("https://contoso\uFF0Esharepoint.com/x")]
    [InlineData("https://contoso.sharepoint.com/x\r\nHost: evil.com")]
    [InlineData(" https://contoso.sharepoint.com/x")]
    [InlineData("https://contoso.sharepoint.us/x")]
    [InlineData("https://contoso.sharepoint.cn/x")]
    [InlineData("https://169.254.169.254/x")]
    [InlineData("https://[::1]/x")]
    public void Nothing_else_may(string url) => Assert.False(new UploadAddress(areHere: false).Allow(url));

    [Theory]
    [InlineData("http://127.0.0.1:4000/x", true)]
    [InlineData("http://localhost:4000/x", true)]
    [InlineData("http://user@127.0.0.1:4000/x", false)]
    [InlineData("http://10.0.0.1/x", false)]
    [InlineData("ftp://127.0.0.1/x", false)]
    public void This_machine_may_where_there_is_no_registration_and_only_there(string url, bool isAllowed)
    {
        Assert.Equal(isAllowed, new UploadAddress(areHere: true).Allow(url));
        Assert.False(new UploadAddress(areHere: false).Allow(url));
    }

    [Fact]
    public void An_address_without_end_is_none() => Assert.False(new UploadAddress(areHere: false).Allow("https://contoso.sharepoint.com/" + new string('x', 9000)));
}
