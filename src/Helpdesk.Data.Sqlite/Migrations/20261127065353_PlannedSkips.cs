using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Helpdesk.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PlannedSkips : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "DetailAgentId",
                table: "TicketEvents",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ToAgentId",
                table: "TicketEvents",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ToTeamId",
                table: "TicketEvents",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PlannedSkips",
                table: "ProductFamilies",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "IsPlannedSkip",
                table: "Escalations",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "DetailAgentId",
                table: "TicketEvents");

            migrationBuilder.DropColumn(
                name: "ToAgentId",
                table: "TicketEvents");

            migrationBuilder.DropColumn(
                name: "ToTeamId",
                table: "TicketEvents");

            migrationBuilder.DropColumn(
                name: "PlannedSkips",
                table: "ProductFamilies");

            migrationBuilder.DropColumn(
                name: "IsPlannedSkip",
                table: "Escalations");
        }
    }
}
