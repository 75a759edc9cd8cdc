using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Helpdesk.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Notices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "AgentId",
                table: "Alerts",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Qualifications_ValidUntil",
                table: "Qualifications",
                column: "ValidUntil");

            migrationBuilder.CreateIndex(
                name: "IX_Alerts_AgentId_RaisedAt",
                table: "Alerts",
                columns: new[] { "AgentId", "RaisedAt" });

            migrationBuilder.AddForeignKey(
                name: "FK_Alerts_Agents_AgentId",
                table: "Alerts",
                column: "AgentId",
                principalTable: "Agents",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Alerts_Agents_AgentId",
                table: "Alerts");

            migrationBuilder.DropIndex(
                name: "IX_Qualifications_ValidUntil",
                table: "Qualifications");

            migrationBuilder.DropIndex(
                name: "IX_Alerts_AgentId_RaisedAt",
                table: "Alerts");

            migrationBuilder.DropColumn(
                name: "AgentId",
                table: "Alerts");
        }
    }
}
